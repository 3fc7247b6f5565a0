import type {Profile} from '../../profiles/types.js';
import {describeSources} from '../../secrets/secret-source.js';
import {cut, padEnd, widthOf} from '../../terminal/cut.js';
import type {Glyphs} from '../../theme/glyphs.js';

type Options = {
	/**
	Cells of a row.
	*/
	readonly width: number;
	readonly glyphs: Glyphs;
	readonly show: (text: string) => string;
};

/**
The rows of the list of profiles, in the order of the profiles: name, host, whether it is protected or read-only, number of clusters, and where the management token comes from; for a profile with a problem the problem in place of the number and the source. The columns are aligned, and each row is cut to the width. The guards stand before what may be cut.
*/
export function profileLabels(profiles: readonly Profile[], {width, glyphs, show}: Options): readonly string[] {
	const nameWidth = widest(profiles.map(({name}) => show(name)), 24);
	const guardsWidth = widest(profiles.map(profile => guardsOf(profile)), width);
	const gap = ' '.repeat(guardsWidth === 0 ? 3 : 2);
	// The host gives way to the guards where there is no room for both.
	const hostWidth = widest(profiles.map(profile => show(placeOf(profile))), Math.min(40, Math.max(8, width - nameWidth - guardsWidth - (3 * gap.length) - 1)));
	const inColumn = (text: string, cells: number) => padEnd(cut(text, cells, glyphs.ellipsis), cells);
	return profiles.map(profile => {
		const columns = [
			inColumn(show(profile.name), nameWidth),
			...(profile.origin === 'demo' ? [] : [inColumn(show(placeOf(profile)), hostWidth)]),
			...(profile.origin === 'demo' || guardsWidth === 0 ? [] : [padEnd(guardsOf(profile), guardsWidth)]),
			...(profile.origin === 'demo' || profile.problem !== undefined ? [] : [padEnd(clustersOf(profile), 11)]),
			profile.problem === undefined ? show(sourceOf(profile)) : `${glyphs.failed} ${show(profile.problem)}`,
		];
		return cut(columns.join(gap), width, glyphs.ellipsis);
	});
}

/**
The cells of the widest text, at most `most`.
*/
function widest(texts: readonly string[], most: number): number {
	return Math.min(most, Math.max(0, ...texts.map(text => widthOf(text))));
}

/**
Where the management token comes from.
*/
function sourceOf({origin, secretSources}: Profile): string {
	return origin === 'environment' && secretSources.length === 0 ? 'MANAGEMENT_TOKEN not set' : describeSources(secretSources);
}

function clustersOf({clusters}: Profile): string {
	return `${clusters.length} ${clusters.length === 1 ? 'cluster' : 'clusters'}`;
}

function guardsOf({isProtected, isReadOnly}: Profile): string {
	return [isProtected ? 'PROTECTED' : '', isReadOnly ? 'READ-ONLY' : ''].filter(guard => guard !== '').join(' ');
}

// Nearly all profiles of influxctl have the same host, so the name of their origin says more.
function placeOf({origin, host}: Profile): string {
	return origin === 'influxctl' ? 'influxctl' : host.replace(/^https?:\/\//, '');
}
