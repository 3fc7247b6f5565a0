import {exportJournal} from '../../journal/export-journal.js';
import {importJournal} from '../../journal/import-journal.js';
import {elsewhereWords} from '../../journal/place.js';
import {readPlace} from '../../journal/read-place.js';
import {stateDirectory} from '../../journal/state-directory.js';
import {expandHome} from '../../storage/user-directory.js';
import {exitCodes} from '../../exit-codes.js';
import {findPlace} from '../shared/place/place.js';
import type {PlaceOptions} from '../shared/place/place-options.js';
import {failTo, sayTo} from '../shared/output/say.js';
import type {CommandSurroundings} from '../shared/program/surroundings.js';

const changes = (count: number) => count === 1 ? '1 change' : `${count} changes`;

/**
Writes a cluster's journal to a new file, or imports a journal that another machine exported. It needs no management token and asks nothing of the service. Gives the exit code.
*/
export async function runJournal(action: 'export' | 'import', path: string, options: PlaceOptions, surroundings: CommandSurroundings): Promise<number> {
	const {environment, stderr} = surroundings;
	const say = sayTo(stderr);
	const fail = failTo(stderr);
	const found = await findPlace(options, surroundings);
	if (!found.ok) {
		return fail(found.message, found.exitCode);
	}

	const {profile: {host, accountId}, cluster} = found.value;
	const directory = stateDirectory(environment);
	const file = expandHome(path, environment);
	if (action === 'export') {
		const exported = await exportJournal({directory, clusterId: cluster.id, file});
		say(exported.ok ? `Wrote the journal of ${cluster.name} to ${exported.value.path}: ${changes(exported.value.changes)}, with descriptions and grants, and no secrets.` : exported.message);
		return exported.ok ? exitCodes.done : exitCodes.notAll;
	}

	const imported = await importJournal({
		directory, clusterId: cluster.id, file, host, accountId,
	});
	if (!imported.ok) {
		return fail(imported.message, exitCodes.notAll);
	}

	say(imported.value.added === 0
		? 'This machine has all of it already: nothing was added.'
		: `Imported ${imported.value.added === 1 ? '1 line' : `${imported.value.added} lines`} into ${imported.value.path}; it tells of ${changes(imported.value.changes)} now.`);
	const read = await readPlace({
		directory, clusterId: cluster.id, host, accountId,
	});
	const left = read.ok ? elsewhereWords(read.value.elsewhere) : read.message;
	if (left !== undefined) {
		say(left);
	}

	return exitCodes.done;
}
