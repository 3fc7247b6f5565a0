import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import type {DatabaseToken} from '../../../source/api/types.js';
import type {Section} from '../../report/section.js';
import {comparators} from '../../stage/comparators.js';
import {createProgram, type Program} from '../../stage/program.js';
import {isList} from '../../stage/screens.js';
import type {Stage} from '../../stage/stage.js';
import {startService, type Service} from '../../stage/start-service.js';
import {tell} from '../../stage/tell.js';
import {openFzf, playFzfRound} from './fzf-round.js';
import {keyRows, listAims, previewAims} from './key-rows.js';
import type {KeyRound} from './key-round.js';
import {playListRound} from './list-round.js';
import {measureIdle} from './measure-idle.js';

const rounds = 9;

type Size = {readonly columns: number; readonly rows: number};

type Cluster = {
	readonly tokens: number;
	readonly service: Service;
	/**
	A file with a line for each token, for fzf.
	*/
	readonly lines: string;
};

const lineOf = ({description, id, permissions}: DatabaseToken): string =>
	`${description}  ${id}  ${[...new Set(permissions.map(({resource}) => resource))].join(', ')}`.replaceAll(/\p{Control}/gu, ' ');

/**
Serves a cluster, and writes a line for each of its tokens into a file: its description, ID and databases, which are what the program's filter looks at.
*/
async function serve(tokens: number, folder: string): Promise<Cluster> {
	const replayFile = path.join(folder, `${tokens}.json`);
	const service = await startService({tokens, latency: 0, replayFile});
	const lines = path.join(folder, `${tokens}.txt`);
	const list = JSON.parse(readFileSync(replayFile, 'utf8')) as readonly DatabaseToken[];
	writeFileSync(lines, list.map(token => `${lineOf(token)}\n`).join(''));
	return {tokens, service, lines};
}

async function openList(program: Program, {service}: Cluster, size: Size): Promise<Stage> {
	const stage = program.open(service.deepLink, {...size, environment: service.environment});
	await stage.until(isList);
	await stage.quiet();
	return stage;
}

/**
Plays the rounds in the program and in fzf in turn, both on the same lines and in a terminal of the same size.
*/
async function measureSize(program: Program, cluster: Cluster, size: Size): Promise<Section> {
	const {tokens, lines} = cluster;
	const name = `${size.columns}x${size.rows}`;
	const hasPreview = size.columns >= 160;
	const stages: Stage[] = [];
	const played: {readonly own: KeyRound[]; readonly fzf: KeyRound[]} = {own: [], fzf: []};
	try {
		const list = await openList(program, cluster, size);
		stages.push(list);
		const fzf = comparators.fzf && await openFzf({
			file: lines, lines: tokens, environment: program.environment, ...size,
		});
		stages.push(...fzf ? [fzf] : []);
		for (let round = 1; round <= rounds; round++) {
			tell(`keys: ${tokens} tokens, ${name}, round ${round} of ${rounds}`);
			played.own.push(await playListRound(list, {isWhole: !hasPreview}));
			if (fzf) {
				played.fzf.push(await playFzfRound(fzf, {isWhole: !hasPreview}));
			}
		}
	} finally {
		await Promise.all(stages.map(async stage => stage.close()));
	}

	return {
		title: `Keys at ${tokens} tokens, ${name}${hasPreview ? ', with the preview pane' : ''}`,
		note: hasPreview ? 'fzf has no preview here.' : 'From the key to the last byte that answers it; CPU and mean bytes are means. fzf --exact has the same lines, and its rounds alternate with the program\'s.',
		rounds,
		rows: keyRows(played.own, comparators.fzf && played.fzf, hasPreview ? previewAims : (size.columns === 120 ? listAims : {})),
	};
}

/**
Measures what a key costs in the list: until the last byte that answers it, on the processor, and in bytes.
*/
export async function measureKeys(): Promise<readonly Section[]> {
	const program = createProgram();
	const clusters: Cluster[] = [];
	try {
		for (const tokens of [757, 100_000]) {
			tell(`keys: making ${tokens} tokens`);
			clusters.push(await serve(tokens, program.home));
		}

		// Otherwise the program writes its cache while it is measured.
		const {service} = clusters[0]!;
		await program.warmUp(service.deepLink, isList, service.environment);
		const sections: Section[] = [];
		for (const cluster of clusters) {
			for (const size of [{columns: 80, rows: 24}, {columns: 120, rows: 40}]) {
				sections.push(await measureSize(program, cluster, size));
			}
		}

		sections.push(await measureSize(program, clusters.at(-1)!, {columns: 160, rows: 50}));
		const lists = await Promise.all(clusters.map(async cluster => ({tokens: cluster.tokens, stage: await openList(program, cluster, {columns: 120, rows: 40})})));
		sections.push(await measureIdle(lists));
		return sections;
	} finally {
		await Promise.all(clusters.map(async ({service}) => service.close()));
		program.remove();
	}
}
