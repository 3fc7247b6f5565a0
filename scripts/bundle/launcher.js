// Runs the program's scripts. Plain ES5, as all of the launcher: an old Node has to read it.
const starting = String.raw`
function start(build) {
	var vm = require('vm');
	var modules = {};
	var fresh = [];
	var folder = cacheFolder(build);
	var way = wayOf(process.argv.slice(2));

	function load(name) {
		var module = modules[name];
		if (module) {
			return module.exports;
		}

		module = modules[name] = {exports: {}};
		var file = path.join(__dirname, 'program', name);
		var kept = folder && path.join(folder, way + '-' + name);
		var code = kept && readTwice(kept);
		var script = new vm.Script('(function (exports, require, module, __filename, __dirname) {\'use strict\';' + fs.readFileSync(file, 'latin1') + '\n})', {filename: file, cachedData: code});
		if (kept && (!code || script.cachedDataRejected)) {
			fresh.push({file: kept, script: script});
		}

		script.runInThisContext().call(module.exports, module.exports, resolve, module, file, __dirname);
		return module.exports;
	}

	function resolve(name) {
		return name.charAt(0) === '.' ? load(name.slice(2)) : require(name);
	}

	function keep() {
		if (fresh.length === 0) {
			return;
		}

		process.emit('influx-tokens:before-keeping-code');
		try {
			fresh.splice(0).forEach(function (made) {
				writeTwice(made.file, made.script.createCachedData());
			});
		} catch (error) {}
		process.emit('influx-tokens:after-keeping-code');
	}

	load('influx.cjs');
	if (folder) {
		// By then the first screens have been drawn, and a run that lasts longer has the time.
		setTimeout(keep, 3000).unref();
		process.on('exit', keep);
	}
}
`;

const keeping = `
// What kind of run this is, for the name of its code.
function wayOf(words) {
	if (words.length === 0) {
		return 'screen';
	}

	if (/^(?:-V|-h|--version|--help|help)$/.test(words[0])) {
		return 'words';
	}

	return words[0].charAt(0) === '-' ? 'place' : 'command';
}

// The folder for the code of this build in this Node; undefined where there is none that only this user can write to.
function cacheFolder(build) {
	try {
		var base = process.env[process.platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME'];
		if (!base || !path.isAbsolute(base)) {
			base = path.join(process.env.HOME || require('os').homedir(), '.cache');
		}

		var folder = path.join(base, 'influx-tokens', 'code', build + '-' + process.version + '-' + process.arch);
		try {
			fs.statSync(folder);
		} catch (error) {
			fs.mkdirSync(folder, {recursive: true, mode: parseInt('700', 8)});
			forgetOthers(path.dirname(folder), path.basename(folder));
		}

		return isOwn(path.join(base, 'influx-tokens')) && isOwn(path.dirname(folder)) && isOwn(folder) ? folder : undefined;
	} catch (error) {
		return undefined;
	}
}

function isOwn(folder) {
	var found = fs.lstatSync(folder);
	return found.isDirectory() && (process.platform === 'win32' || (found.uid === process.getuid() && (found.mode & parseInt('22', 8)) === 0));
}

// Keeps the newest of the other builds, which may be in use too.
function forgetOthers(parent, name) {
	fs.readdirSync(parent).filter(function (other) {
		return other !== name;
	}).map(function (other) {
		return {path: path.join(parent, other), time: fs.statSync(path.join(parent, other)).mtimeMs};
	}).sort(function (one, other) {
		return other.time - one.time;
	}).slice(1).forEach(function (old) {
		fs.rmSync(old.path, {recursive: true, force: true});
	});
}

function readTwice(file) {
	try {
		var both = fs.readFileSync(file);
		var half = both.length / 2;
		return half > 0 && both.subarray(0, half).equals(both.subarray(half)) ? both.subarray(0, half) : undefined;
	} catch (error) {
		return undefined;
	}
}

// Another start may read or write the same file at the same time.
function writeTwice(file, code) {
	var temporary = file + '.' + process.pid + '.tmp';
	fs.writeFileSync(temporary, Buffer.concat([code, code]), {mode: parseInt('600', 8), flag: 'wx'});
	fs.renameSync(temporary, file);
}
`;

/**
The text of the bin, `dist/influx-tokens.cjs`. It refuses a Node that is too old, in syntax that the oldest Node can read, and starts the program's scripts, which lie in `program/` beside it, from compiled code that an earlier run has kept.

`engines` is the range of versions in package.json: `^22.21.0 || >=24.5.0` allows one older major version from a minor version on, and everything from a later version on. `build` is a text that differs between any two builds.

How code is kept. V8 gives the code of all functions that have run since the start, so it is asked a while after the start, or at the end of a shorter run; Node's own compile cache asks before anything has run, and holds only the top level. A run that opens the first screen, one that goes to a place in the program, one of a command and one that only prints a text keep their code apart, because they run other functions. V8 refuses code of another V8 or of other flags, but does not look for damage, so the file holds the code twice, and both must be equal. Only a folder that nobody else can write to is used, because the code will run. What is kept of other builds or versions of Node is deleted, but for the newest.
*/
export function launcher({engines, build}) {
	const {olderMajor, olderMinor, leastMajor, leastMinor} = /^\^(?<olderMajor>\d+)\.(?<olderMinor>\d+)\.0 \|\| >=(?<leastMajor>\d+)\.(?<leastMinor>\d+)\.0$/.exec(engines).groups;
	return String.raw`#!/usr/bin/env node
'use strict';
// Node opens its debugger on SIGUSR1 unless the signal has a listener, and a debugger reads the management token.
process.on('SIGUSR1', function () {});
// Closes the debugger that a signal opened while Node itself started. Node opens it twice for one signal, at once and in the first turn of its loop, so the program starts after that turn. On a busy machine the request may still come later.
var endDebugger = process._debugEnd && !/--inspect/.test(process.execArgv.concat(process.env.NODE_OPTIONS).join(' ')) ? process._debugEnd : function () {};
endDebugger();

var fs = require('fs');
var path = require('path');

var version = process.versions.node.split('.');
if (version[0] == ${olderMajor} ? version[1] < ${olderMinor} : version[0] < ${leastMajor} || (version[0] == ${leastMajor} && version[1] < ${leastMinor})) {
	process.stderr.write('influx-tokens needs Node ${olderMajor}.${olderMinor}, ${leastMajor}.${leastMinor} or newer; this is Node ' + process.versions.node + '.\n');
	process.exitCode = 1;
} else {
	setImmediate(function () {
		endDebugger();
		setTimeout(endDebugger, 100).unref();
		setImmediate(endDebugger);
		start('${build}');
		endDebugger();
	});
}
${starting}${keeping}`;
}
