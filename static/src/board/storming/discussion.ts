// What is said of a note: the thread in the panel, with mentions while one writes. Loads with the first selected note.
import { h } from "../../shared/html.ts";
import { newId } from "../../shared/ids.ts";
import type { Comment, Known, Note } from "../../shared/protocol.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { Board } from "../board.ts";
import { MentionList } from "./mention-list.ts";
import { mentionedIn, partsOf } from "./kernels/mentions.ts";

export class Discussion {
  readonly element: HTMLElement;
  private readonly board: Board;
  private readonly thread = h("div", { class: "thread" });
  private readonly head = h("div", { class: "board-section__head" });
  private readonly text: HTMLTextAreaElement;
  private readonly form: HTMLFormElement;
  private note: Note | null = null;
  private shown = "";

  constructor(board: Board) {
    this.board = board;
    this.text = h("textarea", { class: "input", id: "comment-text", rows: 2, maxlength: 4000, "aria-label": "Comment", placeholder: "Comment, @ to mention" });
    this.form = h("form", { class: "thread__write" }, this.text,
      h("div", { class: "thread__foot" }, h("span", {}, "Enter sends"), h("button", { class: "button button--small button--primary", type: "submit" }, "Comment")));
    const list = new MentionList(this.text, this.form, () => this.people().filter((person) => person.is_member));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.text.addEventListener("keydown", (event) => {
      if (list.takes(event) || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.send();
    });
    this.element = h("section", { class: "board-section", "aria-label": "Discussion" }, this.head, this.thread, this.form);
  }

  /** Shows the discussion of a note; a draft stays while the note does. */
  show(note: Note): void {
    if (note.id !== this.note?.id) this.text.value = "";
    this.note = note;
    this.changed();
  }

  /** Brings the thread up to date, also while somebody is writing. */
  changed(): void {
    if (!this.note) return;
    const comments = this.board.model.commentsOn(this.note);
    this.form.hidden = !this.board.mayEdit;
    const key = JSON.stringify([this.note.id, comments, this.board.mayEdit]);
    if (key === this.shown) return;
    this.shown = key;
    const open = comments.filter((comment) => !comment.is_resolved), settled = comments.filter((comment) => comment.is_resolved);
    const wasOpen = this.thread.querySelector("details")?.open ?? false;
    const settle = (which: readonly Comment[], is_resolved: boolean) => this.board.session.askBoard("ResolveComments", { comment_ids: which.map((comment) => comment.id), is_resolved });
    const button = (text: string, run: () => void) => h("button", { class: "button button--small button--quiet", type: "button", onclick: run }, text);
    this.head.replaceChildren(h("h2", { class: "board-section__title" }, icon("message-square"), "Discussion"),
      this.board.mayEdit && open.length ? button("Resolve", () => settle(open, true)) : "");
    this.thread.replaceChildren(
      ...(settled.length ? [h("details", { class: "thread__settled", open: wasOpen }, h("summary", {}, `${settled.length} settled`), h("div", { class: "thread" }, ...settled.map((comment) => this.comment(comment)), this.board.mayEdit && button("Take up again", () => settle(settled, false))))] : []),
      ...open.map((comment) => this.comment(comment)));
    this.thread.hidden = comments.length === 0;
  }

  private comment(comment: Comment): HTMLElement {
    const { board } = this, me = board.session.you;
    const isMine = comment.author_id === "" || comment.author_id === me?.id;
    const name = this.nameOf(comment);
    const remove = isMine && board.mayEdit && comment.at !== "" && h("button", {
      class: "icon-button icon-button--small", type: "button", "aria-label": "Remove this comment",
      onclick: () => board.session.askBoard("RemoveComment", { comment_id: comment.id }),
    }, icon("trash-2"));
    const text = partsOf(comment.text, this.people().filter((person) => comment.mentions.includes(person.id)).map((person) => person.name))
      .map(({ text, isMention }) => (isMention ? h("strong", {}, text) : text));
    return h("article", { class: "comment" },
      h("span", { class: "avatar", "data-person": board.model.people.get(comment.author_id || (me?.id ?? ""))?.color ?? 8, "aria-hidden": "true" }, initialsOf(name)),
      h("div", { class: "comment__head" }, h("span", { class: "comment__who truncate" }, isMine ? "You" : name), h("time", { class: "comment__at", datetime: comment.at }, agoOf(comment.at)), remove),
      h("p", { class: "comment__text" }, ...text));
  }

  private send(): void {
    const text = this.text.value.trim();
    if (!text || !this.note) return;
    const members = this.people().filter((person) => person.is_member);
    this.board.session.askBoard("AddComment", { comment_id: newId(), note_id: this.note.id, text, mentions: mentionedIn(text, members) });
    this.text.value = "";
  }

  private people(): Known[] {
    return [...this.board.model.people.values()];
  }

  private nameOf(comment: Comment): string {
    const { model, session } = this.board;
    if (!comment.author_id) return session.you?.name ?? "You";
    return model.people.get(comment.author_id)?.name ?? session.names.get(comment.author_id) ?? session.people.find((person) => person.id === comment.author_id)?.name ?? "Somebody";
  }
}

function initialsOf(name: string): string {
  return name.split(/\s+/).map((word) => word[0] ?? "").slice(0, 2).join("").toUpperCase() || "?";
}

function agoOf(at: string): string {
  const seconds = at ? (Date.now() - Date.parse(at)) / 1000 : 0;
  if (seconds < 60) return "now";
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)} h`;
  return new Date(at).toLocaleDateString(undefined, { day: "numeric", month: "short" });
}
