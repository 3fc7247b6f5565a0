import type {DateHeader} from '../date-header.js';
import type {CreateOddity} from './create-oddity.js';

/**
When a fault strikes: `before-apply` means that the request changes nothing, `after-apply` that the store has already changed.
*/
export type Moment = 'before-apply' | 'after-apply';

/**
What a proxy, a broken server or an attacker may answer. `when` is `before-apply` when it is left out: then the request changes nothing.

- `foreign`: an answer that does not come from the API: an HTML page, an empty body, JSON of another shape, or a line of text. `status` is 404 when it is left out.
- `informational`: 100, 102 and 103 come before the true answer. 101 says that the connection switches to another protocol, which `protocol` may name, and then nothing follows; the connection stays open until the client or the emulator closes it.
- `endless`: 200 and a JSON array that never ends, until the client or the emulator closes the connection.
- `gzip-bomb`: 200 and a JSON array of one long text, compressed to about a thousandth of its size. `megabytes` is its size after decompression, 1024 when it is left out.
- `deep-json`: 200 and `depth` arrays, each inside the one before, 100,000 when it is left out.
- `wrong-length`: the true answer, with a Content-Length that is `by` bytes too long, or too short when `by` is negative. When it is too long, the connection ends after the body.
- `content-type`: the true answer with another Content-Type; an empty text leaves the header out.
- `date-header`: the true answer with another Date: seconds ahead of the emulator's clock, `missing` or `unreadable`.
- `create`: does a create wrongly, as the name of the oddity says. Other requests get the true answer.
- `patch`: the true answer, with every token in it changed, or only the one with that `tokenId`: `set` adds or replaces fields, `remove` removes fields, `repeat` adds the changed token beside the true one in a list. The store does not change.
*/
export type OddEffect =
	| {readonly kind: 'foreign'; readonly form: ForeignForm; readonly status?: number; readonly when?: Moment}
	| {readonly kind: 'informational'; readonly status: 100 | 101 | 102 | 103; readonly protocol?: string; readonly when?: Moment}
	| {readonly kind: 'endless'; readonly when?: Moment}
	| {readonly kind: 'gzip-bomb'; readonly megabytes?: number; readonly when?: Moment}
	| {readonly kind: 'deep-json'; readonly depth?: number; readonly when?: Moment}
	| {readonly kind: 'wrong-length'; readonly by: number}
	| {readonly kind: 'content-type'; readonly contentType: string}
	| {readonly kind: 'date-header'; readonly date: DateHeader}
	| {readonly kind: 'create'; readonly as: CreateOddity}
	| {
		readonly kind: 'patch';
		readonly tokenId?: string;
		readonly set?: Readonly<Record<string, unknown>>;
		readonly remove?: readonly string[];
		readonly repeat?: boolean;
	};

/**
The forms of a `foreign` answer.
*/
export const foreignForms = ['html', 'empty', 'json', 'text'] as const;

export type ForeignForm = (typeof foreignForms)[number];
