/**
The process that measures how long `JSON.parse` takes for the text of a file, in a process that has parsed nothing yet, as the program has not when it loads the list. Its only argument is the file; it sends the milliseconds to the process that forked it.
*/
import {readFileSync} from 'node:fs';
import process from 'node:process';

const text = readFileSync(process.argv[2]!, 'utf8');
const startedAt = performance.now();
const parsed = JSON.parse(text) as readonly unknown[];
const taken = performance.now() - startedAt;
process.send!({taken, count: parsed.length});
