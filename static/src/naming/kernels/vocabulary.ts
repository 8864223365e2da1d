// Words that the checks know by heart, by the name of their list. The lists are modeler/core/naming/vocabulary.py's.
import { pairMap, wordSet, type NamingData } from "./data.ts";

export class Vocabulary {
  private readonly lists = new Map<string, Set<string>>();
  private readonly maps = new Map<string, Map<string, string>>();
  private readonly data: NamingData;

  constructor(data: NamingData) {
    this.data = data;
  }

  /** Whether the word stands in the list. */
  has(list: string, word: string): boolean {
    let words = this.lists.get(list);
    if (!words) this.lists.set(list, (words = wordSet(this.data.vocabulary[list])));
    return words.has(word);
  }

  /** What the map says of the word, or undefined. */
  get(map: string, word: string): string | undefined {
    let pairs = this.maps.get(map);
    if (!pairs) this.maps.set(map, (pairs = pairMap(this.data.vocabulary[map])));
    return pairs.get(word);
  }

  isTail(word: string): boolean {
    return this.has("TAILS", word) || (word.endsWith("ly") && word.length > 4) || /^\p{Nd}+$/u.test(word);
  }

  isAgent(word: string): boolean {
    return this.has("AGENTS", word) || (word.endsWith("s") && this.has("AGENTS", word.slice(0, -1)));
  }
}
