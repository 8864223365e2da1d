// What was asked and not confirmed yet, kept in this browser: outlives a reload, a closed tab and a day without a line.
import type { Id } from "./protocol.ts";
import type { Pending } from "./reconcile.ts";

export type Outbox = {
  /** Whether what is put in really lasts; a browser may allow no storage. */
  readonly isLasting: boolean;
  load: (done: (kept: Pending[]) => void) => void;
  put: (one: Pending) => void;
  remove: (intent: Id) => void;
};

type Kept = { id: Id; owner: string; order: number; pending: Pending };

const NAME = "stormwright", STORE = "pending", BY_OWNER = "owner";

/** The outbox of one person on one board; nobody else's edits are ever sent in their name. */
export class IndexedOutbox implements Outbox {
  isLasting = true;
  private readonly owner: string;
  private readonly database: Promise<IDBDatabase | null>;
  private order = Date.now();

  constructor(user: Id, place: Id) {
    this.owner = `${user} ${place}`;
    this.database = opened().catch(() => {
      this.isLasting = false;
      return null;
    });
  }

  load(done: (kept: Pending[]) => void): void {
    void this.database.then((database) => {
      if (!database) return done([]);
      const asked = database.transaction(STORE).objectStore(STORE).index(BY_OWNER).getAll(this.owner) as IDBRequest<Kept[]>;
      asked.addEventListener("success", () => done(asked.result.sort((one, other) => one.order - other.order).map(({ pending }) => pending)));
      asked.addEventListener("error", () => done([]));
    });
  }

  put(pending: Pending): void {
    const kept: Kept = { id: pending.intent.id, owner: this.owner, order: (this.order += 1), pending };
    this.write((store) => store.put(kept));
  }

  remove(intent: Id): void {
    this.write((store) => store.delete(intent));
  }

  private write(act: (store: IDBObjectStore) => void): void {
    void this.database.then((database) => {
      if (!database) return;
      const transaction = database.transaction(STORE, "readwrite", { durability: "relaxed" });
      // A full disk: the edit is sent all the same, it just does not outlive the page.
      transaction.addEventListener("abort", () => (this.isLasting = false));
      act(transaction.objectStore(STORE));
    });
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.addEventListener("upgradeneeded", () => asked.result.createObjectStore(STORE, { keyPath: "id" }).createIndex(BY_OWNER, "owner"));
    asked.addEventListener("success", () => {
      asked.result.addEventListener("versionchange", () => asked.result.close());
      resolve(asked.result);
    });
    asked.addEventListener("error", () => reject(asked.error ?? new Error("This browser keeps nothing.")));
  });
}
