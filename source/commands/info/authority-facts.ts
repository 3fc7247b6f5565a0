import {certificatesIn} from '../../api/certificates-in.js';
import {countAuthorities} from '../../api/trust-system.js';
import {systemAuthorities} from '../../profiles/system-authorities.js';
import type {Profile} from '../../profiles/types.js';
import {readTextFile} from '../../storage/read-text-file.js';
import {expandHome} from '../../storage/user-directory.js';
import type {Environment, Fact} from './fact.js';

type Given = {
	readonly profile: Profile | undefined;
	/**
	The value of `--ca-file`.
	*/
	readonly caFile: string | undefined;
};

/**
How many certificate authorities are trusted and where they come from, and sentences about the files among these that give none. Raw outside text.
*/
export async function authorityFacts(environment: Environment, {profile, caFile}: Given): Promise<{readonly facts: readonly Fact[]; readonly problems: readonly string[]}> {
	const fact = (of: string, key: string, count: number, from: string): Fact => ({
		section: 'network', name: `authorities of ${of}`, key: `${key}Authorities`, value: count, from,
	});
	const store = await systemAuthorities(environment);
	const {node, system = 0} = countAuthorities(store);
	const files = await Promise.all([
		readAuthorities('NODE_EXTRA_CA_CERTS', environment.NODE_EXTRA_CA_CERTS),
		readAuthorities('--ca-file', caFile && expandHome(caFile, environment)),
		readAuthorities('The CA file of the profile', profile?.tls?.caFile && expandHome(profile.tls.caFile, environment)),
	]);
	const [ofVariable, ofFlag, ofProfile] = files.map(({count}) => count);
	return {
		facts: [
			fact('Node', 'node', node, 'default'),
			fact('this machine', 'system', system, store.from.join(', ') || 'nothing found'),
			...(ofVariable === undefined ? [] : [fact('NODE_EXTRA_CA_CERTS', 'extra', ofVariable, 'NODE_EXTRA_CA_CERTS')]),
			...(ofFlag === undefined ? [] : [fact('--ca-file', 'option', ofFlag, '--ca-file')]),
			...(ofProfile === undefined ? [] : [fact('the profile', 'profile', ofProfile, 'profile')]),
		],
		problems: [...store.problems, ...files.flatMap(({problem}) => problem ?? [])],
	};
}

/**
Counts the certificates of a file. Neither part is defined where no file is named.
*/
async function readAuthorities(what: string, file: string | undefined): Promise<{readonly count?: number; readonly problem?: string}> {
	if (!file) {
		return {};
	}

	const read = await readTextFile(file);
	if (!read.ok) {
		return {count: 0, problem: `${what}: ${read.message}`};
	}

	const count = new Set(certificatesIn(read.value)).size;
	return {count, ...(count === 0 && {problem: `${what}: ${file} holds no certificate in PEM.`})};
}
