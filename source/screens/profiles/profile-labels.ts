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
The rows of the list of profiles, in the order of the profiles: name, host, number of clusters, and where the management token comes from; for a profile with a problem the problem in place of the last two. The columns are aligned, and each row is cut to the width.
*/
export function profileLabels(profiles: readonly Profile[], {width, glyphs, show}: Options): readonly string[] {
	const nameWidth = Math.min(24, Math.max(...profiles.map(({name}) => widthOf(show(name)))));
	const hostWidth = Math.min(40, Math.max(...profiles.map(profile => widthOf(show(placeOf(profile))))));
	return profiles.map(profile => {
		const name = padEnd(cut(show(profile.name), nameWidth, glyphs.ellipsis), nameWidth);
		const place = padEnd(show(placeOf(profile)), hostWidth);
		const details = profile.problem === undefined ? detailsOf(profile, show, place) : `${place}   ${glyphs.failed} ${show(profile.problem)}`;
		return cut(`${name}   ${details}`, width, glyphs.ellipsis);
	});
}

function detailsOf(profile: Profile, show: (text: string) => string, place: string): string {
	if (profile.origin === 'demo') {
		return describeSources(profile.secretSources);
	}

	const count = profile.clusters.length;
	const guards = [profile.isReadOnly ? 'read-only' : '', profile.isProtected ? 'protected' : ''].filter(guard => guard !== '');
	const clusters = `${count} ${count === 1 ? 'cluster' : 'clusters'}`;
	const isTokenMissing = profile.origin === 'environment' && profile.secretSources.length === 0;
	const source = [isTokenMissing ? 'MANAGEMENT_TOKEN not set' : show(describeSources(profile.secretSources)), ...guards].join(', ');
	return `${place}   ${padEnd(clusters, 11)}   ${source}`;
}

// Nearly all profiles of influxctl have the same host, so the name of their origin says more.
function placeOf({origin, host}: Profile): string {
	return origin === 'influxctl' ? 'influxctl' : host.replace(/^https?:\/\//, '');
}
