/**
The smallest number of single changes (insert, delete, replace, swap of neighbours) that turn one text into another, in UTF-16 code units: the optimal string alignment distance.
*/
export function editDistance(left: string, right: string): number {
	let beforeLast: readonly number[] = [];
	let last: readonly number[] = Array.from({length: right.length + 1}, (_, index) => index);
	for (let row = 1; row <= left.length; row++) {
		const current = [row];
		for (let column = 1; column <= right.length; column++) {
			const isSame = left[row - 1] === right[column - 1];
			const isSwapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
			current.push(Math.min(
				last[column]! + 1,
				current[column - 1]! + 1,
				last[column - 1]! + (isSame ? 0 : 1),
				isSwapped ? beforeLast[column - 2]! + 1 : Infinity,
			));
		}

		beforeLast = last;
		last = current;
	}

	return last[right.length]!;
}
