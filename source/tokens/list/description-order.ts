import {compareCodeUnits, compareText} from '../text/compare-text.js';
import type {TokenEntry} from './token-entry.js';

// Texts are sorted in runs of this size while the list arrives.
const shortestRun = 1024;

/**
Sorts entries by description in natural order, then by id, then by their place in the service's answer. Most of the sorting is done while entries are added, so that little is left when the list has arrived: equal texts are compared once, and sorted runs of texts are merged with runs of the same length.
*/
export class DescriptionOrder {
	readonly #places = new Map<string, number>();
	readonly #texts: string[] = [];
	// For each entry, the place of its description among the texts.
	readonly #textOf: number[] = [];
	// Each run is at least twice as long as the next one.
	readonly #runs: Uint32Array[] = [];
	#sorted = 0;

	#sortRun(): void {
		const run = Uint32Array.from({length: this.#texts.length - this.#sorted}, (_, index) => this.#sorted + index);
		run.sort((left, right) => compareText(this.#texts[left]!, this.#texts[right]!));
		this.#sorted = this.#texts.length;
		this.#runs.push(run);
	}

	#mergeLastRuns(): void {
		const right = this.#runs.pop()!;
		const left = this.#runs.pop()!;
		const merged = new Uint32Array(left.length + right.length);
		let fromLeft = 0;
		let fromRight = 0;
		for (let to = 0; to < merged.length; to++) {
			const isLeft = fromRight === right.length
				|| (fromLeft < left.length && compareText(this.#texts[left[fromLeft]!]!, this.#texts[right[fromRight]!]!) < 0);
			merged[to] = isLeft ? left[fromLeft++]! : right[fromRight++]!;
		}

		this.#runs.push(merged);
	}

	/**
	The rank of each text, from 0, by its place among the texts.
	*/
	#ranks(): Uint32Array {
		this.#sortRun();
		while (this.#runs.length > 1) {
			this.#mergeLastRuns();
		}

		const ranks = new Uint32Array(this.#texts.length);
		for (const [rank, place] of this.#runs[0]!.entries()) {
			ranks[place] = rank;
		}

		return ranks;
	}

	/**
	Adds the description of the next entry.
	*/
	add(description: string): void {
		let place = this.#places.get(description);
		if (place === undefined) {
			place = this.#texts.length;
			this.#places.set(description, place);
			this.#texts.push(description);
			if (this.#texts.length - this.#sorted === shortestRun) {
				this.#sortRun();
				while (this.#runs.length > 1 && this.#runs.at(-2)!.length <= this.#runs.at(-1)!.length) {
					this.#mergeLastRuns();
				}
			}
		}

		this.#textOf.push(place);
	}

	/**
	The positions of these entries in order. They are all entries whose descriptions were added, in the same order.
	*/
	positions(entries: readonly TokenEntry[]): Uint32Array {
		const ranks = this.#ranks();
		// Where the entries of each rank end in the result.
		const ends = new Uint32Array(ranks.length);
		for (const place of this.#textOf) {
			ends[ranks[place]!]!++;
		}

		for (let rank = 1; rank < ends.length; rank++) {
			ends[rank]! += ends[rank - 1]!;
		}

		const positions = new Uint32Array(entries.length);
		for (let position = entries.length - 1; position >= 0; position--) {
			positions[--ends[ranks[this.#textOf[position]!]!]!] = position;
		}

		// Each end has moved to the beginning of its rank.
		const byId = (left: number, right: number) => compareCodeUnits(entries[left]!.token.id, entries[right]!.token.id) || left - right;
		for (const [rank, from] of ends.entries()) {
			const to = ends[rank + 1] ?? entries.length;
			if (to - from > 1) {
				positions.subarray(from, to).sort(byId);
			}
		}

		return positions;
	}
}
