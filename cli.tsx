// This import comes before all others, because it checks Node's version and prepares what the other modules read when they are loaded.
import './source/environment.js';
import process from 'node:process';
import {environment, importForScreen} from './source/environment.js';
import type {ScreenOptions} from './source/commands/make-program.js';
import {reportCrashes} from './source/crash-text.js';
import type {Demo} from './source/profiles/demo.js';
import type {DeepLink} from './source/session/link/deep-link.js';

const stopReportingCrashes = reportCrashes();

async function openScreen(options: ScreenOptions, link?: DeepLink): Promise<void> {
	const {openScreen: open} = await importForScreen(async () => import('./source/open-screen.js'));
	await open(options, {link, startDemo, stopReportingCrashes});
}

async function startDemo(): Promise<Demo> {
	const demo = await import('./source/demo/start-demo.js');
	return demo.startDemo();
}

/**
Opens the screen, or does what the command line says. Without arguments there is nothing to parse, so the parser is not loaded.
*/
async function main(): Promise<void> {
	if (process.argv.length === 2) {
		await openScreen({});
		return;
	}

	const [{makeProgram}, {runProgram}, {linkOfOptions}] = await Promise.all([
		import('./source/commands/make-program.js'),
		import('./source/commands/run-program.js'),
		import('./source/commands/shared/program/link-of-options.js'),
	]);
	await runProgram(makeProgram({
		environment,
		openScreen: async options => openScreen(options, linkOfOptions(options, environment)),
		startDemo,
		async loadServe() {
			const {serveEmulator} = await import('./source/emulator/serve-emulator.js');
			return serveEmulator;
		},
	}));
}

void main();
