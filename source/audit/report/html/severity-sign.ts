import type {Severity} from '../../../tokens/severity.js';
import type {Html, HtmlTag} from './html.js';

/**
A severity as a word on its colour.
*/
export function severitySign(html: HtmlTag, severity: Severity): Html {
	return html`<span class="sign ${severity}">${severity}</span>`;
}
