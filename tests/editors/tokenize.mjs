// Reads [text, …] as JSON and prints, for each text and line, [[start, end, [scope, …]], …].
// The engine and the grammar of Markdown are those of VS Code; ours is the file named as argument.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../npm/package.json", import.meta.url));
const { INITIAL, Registry, parseRawGrammar } = require("vscode-textmate");
const oniguruma = require("vscode-oniguruma");

const OURS = "rather-be-running.injection";
const files = {
  [OURS]: process.argv[2],
  "text.html.markdown": require.resolve("tm-grammars/grammars/markdown.json"),
};

await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));
const registry = new Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async (scope) =>
    files[scope] ? parseRawGrammar(readFileSync(files[scope], "utf-8"), files[scope]) : null,
  getInjections: (scope) => (scope === "text.html.markdown" ? [OURS] : []),
});
const grammar = await registry.loadGrammar("text.html.markdown");

function tokenize(text) {
  let stack = INITIAL;
  return text.split("\n").map((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => [startIndex, endIndex, scopes]);
  });
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(tokenize)));
