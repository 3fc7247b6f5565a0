import type {Chart} from '../../charts/chart.js';
import type {Html, HtmlTag} from './html.js';

const row = 20;
const barHeight = 13;
const labels = 112;
const longest = 180;
const width = labels + longest + 44;

/**
A bar chart as an SVG picture, a row for each bar, so that its words are readable in a narrow window too. A screen reader reads the numbers in its description.
*/
export function chartSvg(html: HtmlTag, {id, title, about, bars}: Chart): Html {
	const most = Math.max(1, ...bars.map(({count}) => count));
	const height = bars.length * row;
	return html`
		<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-numbers"><title id="${id}-title">${title}</title><desc id="${id}-numbers">${about} ${bars.map(({label, count}) => `${label}: ${count}`).join(', ')}.</desc>
		${bars.map(({label, count}, index) => {
			const length = count === 0 ? 0 : Math.max(1, Math.round(longest * count / most));
			const top = index * row;
			const baseline = top + 14;
			return html`<text x="${labels - 6}" y="${baseline}" text-anchor="end">${label}</text><rect class="bar" x="${labels}" y="${top + 3}" width="${length}" height="${barHeight}"/><text x="${labels + length + 5}" y="${baseline}">${count}</text>`;
		})}
		<line class="axis" x1="${labels}" y1="0" x2="${labels}" y2="${height}"/></svg>
	`;
}
