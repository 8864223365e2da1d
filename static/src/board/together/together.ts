// Everything about the others that the first picture of the board does not need: list, following, calls, pens.
import type { Frame, Person } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import type { Others } from "../view/others.ts";
import { Company } from "./company.ts";
import { Crowd } from "./crowd.ts";
import { PenWarning } from "./pen.ts";

export type Together = { setPeople: (people: Person[]) => void; take: (from: string, frame: Frame) => void; moved: () => void; shown: (frame: Frame) => void };

export function startTogether(board: Board, others: Others, app: HTMLElement): Together {
  const { board: boardId = "", slug = "" } = app.dataset;
  const company = new Company(board, app, () => crowd?.changed());
  const pen = new PenWarning(board, others, app);
  const faces = document.getElementById("presence");
  const crowd = faces && new Crowd(faces, { board, others, company, boardId, slug });
  return {
    setPeople(people) {
      company.setPeople(people.filter((person) => person.board === boardId));
      crowd?.setPeople(people);
      pen.changed();
    },
    take(from, frame) {
      company.take(from, frame);
      if (frame.kind === "editing") pen.changed();
    },
    moved() {
      company.moved();
      pen.changed();
    },
    shown: (frame) => frame.kind === "editing" && pen.changed(),
  };
}
