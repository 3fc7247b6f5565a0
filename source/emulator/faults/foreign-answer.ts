import {Buffer} from 'node:buffer';
import {gzipSync} from 'node:zlib';
import type {ForeignForm} from './odd-effect.js';

/**
What answers in the place of the API: a proxy, another program, or nothing but a code. None has the API's error body `{code, message}`.
*/
export function foreignAnswer(form: ForeignForm, status: number): Response {
	switch (form) {
		case 'html': {
			const page = `<!doctype html><html><head><title>${status}</title></head><body><h1>${status}</h1><hr>nginx</body></html>`;
			return new Response(page, {status, headers: {'content-type': 'text/html; charset=utf-8'}});
		}

		case 'empty': {
			return new Response(null, {status, headers: {'content-length': '0'}});
		}

		case 'json': {
			return Response.json({error: {type: 'no_route', title: 'no route matches'}}, {status});
		}

		case 'text': {
			return new Response(`${status} page not found\n`, {status, headers: {'content-type': 'text/plain; charset=utf-8'}});
		}
	}
}

/**
The bytes of a JSON array with one text of that many megabytes, packed by gzip: each megabyte is a member of about a kilobyte, as RFC 1952 allows.
*/
export function packBomb(megabytes: number): Uint8Array<ArrayBuffer> {
	const megabyte = gzipSync(Buffer.alloc(1_048_576, 'x'));
	return new Uint8Array(Buffer.concat([gzipSync('["'), ...Array.from({length: megabytes}, () => megabyte), gzipSync('"]')]));
}

/**
Arrays within arrays.
*/
export function nestArrays(depth: number): string {
	return '['.repeat(depth) + ']'.repeat(depth);
}
