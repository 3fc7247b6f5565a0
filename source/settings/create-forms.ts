import {readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import {keepCreateForm} from '../api/create-form.js';
import type {CreateForm, CreateKind} from '../api/types.js';
import {validate} from '../api/validate.js';
import {errorCode} from '../storage/error-reason.js';
import {holdFile} from '../storage/hold-file.js';
import {parseJson} from '../storage/parse-json.js';
import {loadJsonWriter} from '../storage/write-json.js';

const name = 'create-forms';
const version = 1;
const mostHosts = 50;
const largestFile = 65_536; // Bytes

const formSchema = v.picklist(['with-type', 'without-type']);

const fileSchema = v.object({
	version: v.literal(version),
	hosts: v.record(v.string(), v.object({expiring: v.exactOptional(formSchema), 'never-expiring': v.exactOptional(formSchema)})),
});

type Hosts = v.InferOutput<typeof fileSchema>['hosts'];

/**
Reads which form of a create's body each host has accepted; the documents disagree, so its answer decided. A missing file has no form. Undefined means that the file is damaged or cannot be read, and must not be written over.
*/
function readHosts(directory: string): Hosts | undefined {
	const file = path.join(directory, `${name}.json`);
	try {
		const found = statSync(file);
		// A read of a pipe would wait.
		const isReadable = found.isFile() && found.size <= largestFile;
		const content = isReadable ? parseJson(readFileSync(file, 'utf8')) : undefined;
		const checked = content?.ok ? validate(fileSchema, content.value, 'the file') : undefined;
		return checked?.ok ? checked.value.hosts : undefined;
	} catch (error) {
		return errorCode(error) === 'ENOENT' ? {} : undefined;
	}
}

/**
Takes what `create-forms.json` in the state directory knows into this process. Never throws: without it the documents' own form is sent first.
*/
export async function loadCreateForms(directory: string): Promise<void> {
	for (const [host, forms] of Object.entries(readHosts(directory) ?? {})) {
		for (const kind of ['expiring', 'never-expiring'] as const) {
			const form = forms[kind];
			if (form !== undefined) {
				keepCreateForm(host, kind, form);
			}
		}
	}
}

/**
Remembers for the next start which form a host has accepted. Ignores a write that fails, because the program can find out the form again.
*/
export async function rememberCreateForm(directory: string, host: string, kind: CreateKind, form: CreateForm): Promise<void> {
	const write = await loadJsonWriter();
	holdFile(path.join(directory, `${name}.json`), () => {
		const hosts = readHosts(directory);
		if (hosts === undefined) {
			return;
		}

		const {[host]: known, ...others} = hosts;
		const kept = Object.entries(others).slice(1 - mostHosts);
		write(directory, name, {version, hosts: {...Object.fromEntries(kept), [host]: {...known, [kind]: form}}});
	});
}
