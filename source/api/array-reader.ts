import {ArraySplitter} from './array-splitter.js';
import {parseBoundedJson, parseElements, type ParsedBefore} from './bounded-json.js';
import type {Validated} from './validate.js';

// In bytes. A batch of this size is parsed in less than a millisecond.
const batchSize = 65_536;

/**
Parses a JSON array of objects while it arrives, in batches, so that neither its bytes nor its text are in memory as a whole. Any other JSON is parsed when it is complete. The result and the problems are those of `parseBoundedJson` on the whole text.
*/
export class ArrayReader {
	readonly #splitter: ArraySplitter;
	#before: ParsedBefore = {characters: 0, nodes: 0};
	#isInBatches = false;

	constructor(batchBytes = batchSize) {
		this.#splitter = new ArraySplitter(batchBytes);
	}

	/**
	Takes the next bytes and returns the elements that they complete, once a batch of them is there.
	*/
	take(piece: Uint8Array): readonly unknown[] {
		const elements = this.#splitter.take(piece);
		if (!elements) {
			return [];
		}

		const parsed = parseElements(elements.list, this.#before);
		if (!parsed) {
			this.#splitter.putBack();
			return [];
		}

		// The array's own bracket is counted with the first elements.
		const nodes = this.#isInBatches ? parsed.nodes : parsed.nodes + 1;
		this.#before = {
			characters: this.#before.characters + elements.list.length + elements.around,
			nodes: this.#before.nodes + nodes,
		};
		this.#isInBatches = true;
		return parsed.rows;
	}

	/**
	What is left when all bytes have arrived: the last elements in a list, or the whole value if `take` returned none.
	*/
	end(): Validated<unknown> {
		const text = new TextDecoder().decode(this.#splitter.rest());
		if (!this.#isInBatches) {
			return parseBoundedJson(text);
		}

		// The bracket that is added here was counted with the first elements.
		const {characters, nodes} = this.#before;
		return parseBoundedJson(`[${text}`, {characters: characters - 1, nodes: nodes - 1});
	}
}
