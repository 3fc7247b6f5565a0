import {Box, useIsScreenReaderEnabled} from 'ink';
import {ageChart} from '../../audit/charts/age-chart.js';
import {expiryChart} from '../../audit/charts/expiry-chart.js';
import {grantsChart} from '../../audit/charts/grants-chart.js';
import type {Audit} from '../../audit/run-audit.js';
import {gutter} from '../../components/gutter.js';
import {Line} from '../../components/line.js';
import {useTheme} from '../../theme/theme-context.js';
import {chartLines, chartsInWords} from './chart-lines.js';

type Props = {
	readonly facts: Pick<Audit['facts'], 'standing' | 'now'>;
	/**
	Cells for the charts and the gutter before them.
	*/
	readonly width: number;
	/**
	Rows of the bars.
	*/
	readonly height: number;
};

/**
When the tokens were created, when they expire, and how many grants they have, as bars. A screen reader gets the numbers.
*/
export function ChartsView({facts: {standing, now}, width, height}: Props) {
	const {styles, glyphs} = useTheme();
	const isSpoken = useIsScreenReaderEnabled();
	const charts = [ageChart(standing, now), expiryChart(standing, now), grantsChart(standing)];
	const lines = isSpoken ? chartsInWords(charts) : chartLines(charts, {width: width - gutter - 1, height, glyphs});
	return (
		<Box flexDirection='column' flexShrink={0} paddingLeft={isSpoken ? 0 : gutter}>
			{/* The last row has the labels. */}
			{lines.map((line, row) => <Line key={line} {...(row === lines.length - 1 && styles.muted)}>{line}</Line>)}
		</Box>
	);
}
