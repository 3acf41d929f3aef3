// Loads the changes given as base64 lines on stdin with stock Automerge, and prints what it reads: the map, the heads, and each
// change's message and time.
import * as A from "@automerge/automerge";
import { readFileSync } from "node:fs";

const chunks = readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => new Uint8Array(Buffer.from(line, "base64")));
const [map] = A.applyChanges(A.init(), chunks);
const changes = A.getAllChanges(map).map((chunk) => A.decodeChange(chunk));
console.log(
  JSON.stringify({
    map,
    heads: A.getHeads(map).sort(),
    changes: changes.map(({ hash, message, time }) => ({ hash, message, time })),
    coEdited: typeof map.title === "string",
  }),
);
