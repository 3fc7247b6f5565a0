export type CsvRecord = {
	/**
	The line on which the record begins, from 1. It may differ from the record's number, because a quoted cell may hold line breaks.
	*/
	readonly line: number;
	readonly cells: readonly string[];
	/**
	False for a record whose quote does not end, and for one with text beside a quoted cell.
	*/
	readonly isWhole: boolean;
};

// A cell and its end: a comma, a line break, or the end of the text.
const cellPattern = /(?:"(?<quoted>[^"]*(?:""[^"]*)*)"|(?<plain>[^\n\r",]*))(?<end>,|\r\n|[\n\r]|$)/y;

/**
Parses the records of a CSV text (RFC 4180), with commas between cells and `""` for a quote inside a quoted cell. A blank line is a record of one empty cell. A line break at the end of the text does not begin another record. Parsing stops after the first record that is not whole.
*/
export function csvRecords(text: string): readonly CsvRecord[] {
	const records: CsvRecord[] = [];
	let line = 1;
	for (let position = 0; position < text.length;) {
		const record = recordAt(text, position);
		records.push({line, cells: record.cells, isWhole: record.isWhole});
		if (!record.isWhole) {
			break;
		}

		line += text.slice(position, record.next).match(/\r\n|\r|\n/g)?.length ?? 0;
		position = record.next;
	}

	return records;
}

function recordAt(text: string, begin: number): {readonly cells: readonly string[]; readonly isWhole: boolean; readonly next: number} {
	const cells: string[] = [];
	for (let position = begin; ;) {
		cellPattern.lastIndex = position;
		const {quoted, plain, end} = cellPattern.exec(text)?.groups ?? {};
		if (end === undefined) {
			return {cells, isWhole: false, next: text.length};
		}

		cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
		position = cellPattern.lastIndex;
		if (end !== ',') {
			return {cells, isWhole: true, next: position};
		}
	}
}
