import {csvReport} from './csv-report.js';
import {htmlReport} from './html/html-report.js';
import {jsonReport} from './json-report.js';
import {jsonlReport} from './jsonl-report.js';
import {markdownReport} from './markdown/markdown-report.js';
import type {ReportFormat} from './report-formats.js';
import type {Report} from './report.js';
import {sarifReport} from './sarif/sarif-report.js';

/**
Writes a report in a format, in pieces, so that a large one need not be one text.

`show` makes text from outside harmless for whoever reads it, as `display()` does. CSV, Markdown and HTML are made with it. The forms of JSON do not need it, because they have escapes of their own.

@yields A part of the text; a line may go on in the next one.
*/
export function * writeReport(report: Report, format: ReportFormat, show: (text: string) => string): Generator<string, void, undefined> {
	switch (format) {
		case 'json': {
			yield * jsonReport(report);
			break;
		}

		case 'jsonl': {
			yield * jsonlReport(report);
			break;
		}

		case 'csv': {
			yield * csvReport(report, show);
			break;
		}

		case 'markdown': {
			yield * markdownReport(report, show);
			break;
		}

		case 'html': {
			yield * htmlReport(report, show);
			break;
		}

		case 'sarif': {
			yield * sarifReport(report);
			break;
		}
	}
}
