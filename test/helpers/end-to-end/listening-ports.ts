import {readdirSync, readFileSync, readlinkSync} from 'node:fs';

/**
The TCP ports of the loopback and of every interface on which the process listens (Linux: /proc).
*/
export function listeningPorts(pid: number): readonly number[] {
	const sockets = new Set(readdirSync(`/proc/${pid}/fd`).map(descriptor => {
		try {
			return /^socket:\[(?<inode>\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${descriptor}`))?.groups?.inode;
		} catch {
			// Closed since it was listed.
			return undefined;
		}
	}));
	// Address, state (0A is LISTEN) and inode: columns 1, 3 and 9 of proc(5), /proc/net/tcp.
	return ['tcp', 'tcp6'].flatMap(family => readFileSync(`/proc/net/${family}`, 'utf8').split('\n').slice(1).flatMap(line => {
		const columns = line.trim().split(/\s+/);
		return columns[3] === '0A' && sockets.has(columns[9]) ? [Number.parseInt(columns[1]!.split(':', 2)[1]!, 16)] : [];
	}));
}
