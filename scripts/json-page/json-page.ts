import {jsonSchemaOf} from '../../source/commands/schema/json-schema.js';
import {describedOutputs, outputNames, type OutputName} from '../../source/commands/schema/described-outputs.js';
import {resultMeanings} from '../../source/commands/shared/change/result-schema.js';
import {exportRows} from '../../source/tokens/list/export-rows.js';
import {exitCodesTable} from '../exit-codes-table.js';
import {fieldTable} from './field-table.js';
import {shorten} from './shorten.js';
import type {Example} from './json-examples.js';

/**
The text of `docs/json.md`: what a script can rely on, and each output with its fields and an example.
*/
export function jsonPage(examples: ReadonlyMap<OutputName, Example>): string {
	return `${[
		introduction,
		names(),
		'## The words of result',
		'The commands that change tokens print a row for each token. `result` is one of these words:',
		['| Word | Meaning |', '| --- | --- |', ...Object.entries(resultMeanings).map(([word, meaning]) => `| \`${word}\` | ${meaning} |`)].join('\n'),
		'## Exit codes',
		'The exit code says whether all was done. The rows say what became of each token, also where the code is not 0. A command that could not begin prints nothing to stdout; why is on stderr, and those sentences may change.',
		exitCodesTable(),
		linesAndCells(),
		...outputNames.map(name => section(name, examples.get(name))),
	].join('\n\n')}\n`;
}

const introduction = `# JSON for scripts

<!-- This page is made by npm run readme. -->

Every command that prints data takes \`--format json\`, and prints it to stdout; words for people go to stderr. \`influx-tokens schema NAME\` prints the JSON Schema (draft 2020-12) of an output, and \`influx-tokens schema\` lists the names. The tests of this program run each command in many states, and compare what it prints with its schema.

\`\`\`sh
influx-tokens list --format json | jq -r '.[] | select(.expiresAt == null) | .id'
influx-tokens schema list > list.schema.json
\`\`\`

## What you can rely on

Within a major version of this program:

- A field keeps its name, its type and its meaning, and is there each time, except where its description says otherwise.
- A value that is not there or not known is \`null\`. A list that holds nothing is \`[]\`.
- A token that cannot be read whole has \`oddities\`. A field of it that cannot be read holds what the service sent, which may be any JSON.
- IDs and descriptions are the text of the service. Times are RFC 3339 in UTC.
- An exit code keeps its meaning.

These may change in any version, and break no script that allows for them:

- A new field, in any object. Ignore the fields that you do not know. The schemas allow them; only a plan, which is input too, is refused if it has one.
- A new word where the schema lists words, such as a rule of the audit or a \`result\`. Treat a word that you do not know as you treat \`unknown\`.
- The order of fields, sentences such as \`cause\`, \`evidence\` and \`next\`, the tables for people, and everything on stderr.

Anything else is a breaking change, and comes with a new major version.`;

function names(): string {
	return [
		'## The outputs',
		'',
		'| Name | Printed by | What it is |',
		'| --- | --- | --- |',
		...outputNames.map(name => `| [\`${name}\`](#${name}) | ${describedOutputs[name].commands.map(command => `\`${command}\``).join(', ')} | ${describedOutputs[name].about} |`),
	].join('\n');
}

/**
How the other formats for programs are written.
*/
function linesAndCells(): string {
	const lineEnd = exportRows([], ['id'], 'csv').endsWith('\r\n') ? 'a carriage return and a line feed' : 'a line feed';
	return `## JSON lines, IDs, CSV and escapes

- \`--format jsonl\` prints one item of the list on each line, and nothing where the list is empty. The audit prints its findings this way, as [\`audit-lines\`](#audit-lines).
- \`--format ids\`, or \`-q\`, prints the bare IDs, one on each line: of \`list\` and \`get\` those of the tokens, of the commands that change tokens those of the tokens whose result is as asked. \`--from -\` reads them.
- \`--format csv\` has a line of names first, and ends each line with ${lineEnd}. The cell of a \`null\` is empty, the items of a list have \`; \` between them, and a grant is its action and its database. A cell with a comma, a semicolon, a quote, a tab or a line end stands in quotes.
- A CSV cell that a spreadsheet would run as a formula (it begins with \`=\`, \`+\`, \`-\`, \`@\` or one of their wide forms, also after blanks) gets an apostrophe in front. JSON never changes a value.
- Control characters, invisible characters and those that change the direction of text are \`\\u\` escapes in JSON, which any parser turns back. CSV and Markdown show them in another form. \`--raw\` leaves them as they are, in CSV and Markdown too. \`list --raw\` and \`get --raw\` print as JSON the service's own objects with every field that it sends; no schema of this program describes them.`;
}

function section(name: OutputName, example: Example | undefined): string {
	const {commands, about, shape} = describedOutputs[name];
	const what = {list: 'A list. Each item:', line: 'A line of JSON:', whole: 'One document:'}[shape];
	return [
		`## ${name}`,
		`Printed by ${commands.map(command => `\`influx-tokens ${command}\``).join(', ')}: ${about}.`,
		...example ? [`\`\`\`sh\ninflux-tokens ${example.command}\n\`\`\``, `\`\`\`json\n${JSON.stringify(shortened(example), undefined, 2)}\n\`\`\``] : [],
		what,
		fieldTable(jsonSchemaOf(name)),
	].join('\n\n');
}

/**
Of the rows of a list the first one with its first grants, and of another document, or of some of its parts, the first item of each list.
*/
function shortened({value: whole, sections}: Example): unknown {
	const value = sections ? Object.fromEntries(Object.entries(whole as Record<string, unknown>).filter(([name]) => sections.includes(name))) : whole;
	return Array.isArray(value) ? value.slice(0, 1).map(item => shorten(item, 3)) : shorten(value, 1);
}
