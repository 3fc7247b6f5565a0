import {existsSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import chromium, {inflate} from '@sparticuz/chromium';
import puppeteer, {type Browser} from 'puppeteer-core';

type Test = {after(callback: () => unknown): void};

const installed = [
	'/usr/bin/chromium',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];

/**
Why no browser can be started here. Undefined where one can: on Linux with x64 npm has installed one, and elsewhere Chrome is looked for.
*/
export const noBrowser = (process.platform === 'linux' && process.arch === 'x64') || installed.some(file => existsSync(file))
	? undefined
	: 'no Chrome is installed';

/**
Starts a headless Chromium, which is closed when the test ends. Throws where `noBrowser` says why there is none.
*/
export async function openBrowser(test: Test): Promise<Browser> {
	const browser = await start();
	test.after(async () => browser.close());
	return browser;
}

async function start(): Promise<Browser> {
	const executable = installed.find(file => existsSync(file));
	if (executable !== undefined) {
		return launch(executable);
	}

	const unpacked = await chromium.executablePath();
	try {
		return await launch(unpacked);
	} catch {
		// The package has the few libraries that a small system lacks.
		const folder = path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
		const libraries = await inflate(path.join(folder, '..', 'bin', 'al2023.tar.br'));
		return launch(unpacked, path.join(libraries || path.join(tmpdir(), 'al2023'), 'lib'));
	}
}

async function launch(executablePath: string, libraries?: string): Promise<Browser> {
	return puppeteer.launch({
		executablePath,
		headless: 'shell',
		// Root, as in a container, cannot use the sandbox of the system.
		args: ['--no-sandbox', '--disable-gpu'],
		env: {...process.env, ...libraries !== undefined && {LD_LIBRARY_PATH: libraries}}, // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
	});
}
