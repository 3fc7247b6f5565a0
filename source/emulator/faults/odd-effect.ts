import type {DateHeader} from '../date-header.js';
import type {CreateOddity} from './create-oddity.js';

/**
Whether a fault strikes instead of the request's effect, or once the store has really changed.
*/
export type Moment = 'before-apply' | 'after-apply';

/**
What a proxy, a broken server or an attacker answers. `when` is `before-apply` where it is left out: nothing is changed then.

- `foreign`: an answer that is not the API's: an HTML page, nothing, JSON of another shape, or a line of text. `status` is 404 where it is left out.
- `informational`: 100, 102 and 103 come before the true answer. 101 says that the connection speaks another protocol from now on, named by `protocol` or by nothing, and nothing follows; the connection stays open until the client or the emulator closes it.
- `endless`: 200 and a JSON array that never ends, until the client or the emulator closes the connection.
- `gzip-bomb`: 200 and a JSON array of one long text, about a thousandth of its size on the wire. `megabytes` is the size when unpacked, 1024 where it is left out.
- `deep-json`: 200 and arrays within arrays, `depth` of them, 100,000 where it is left out.
- `wrong-length`: the true answer, with a Content-Length that is `by` bytes too long, or too short where `by` is negative. The connection ends behind one that is too long.
- `content-type`: the true answer with another Content-Type; an empty text leaves the header out.
- `date-header`: the true answer with another Date: seconds ahead of the emulator's clock, `missing` or `unreadable`.
- `create`: does a create as wrongly as the name says. Of other requests the true answer.
- `patch`: the true answer, with every token in it changed, or the one with that `tokenId`: `set` puts fields in, `remove` takes them away, `repeat` adds the changed token beside the true one in a list. What is stored stays as it is.
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

export const foreignForms = ['html', 'empty', 'json', 'text'] as const;

export type ForeignForm = (typeof foreignForms)[number];
