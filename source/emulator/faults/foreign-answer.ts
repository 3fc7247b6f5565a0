import {Buffer} from 'node:buffer';
import {gzipSync} from 'node:zlib';
import type {ForeignForm} from './odd-effect.js';

/**
An answer that something other than the API gives, such as a proxy or another program. No form has the API's error body `{code, message}`.
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
The bytes of a JSON array with one text of that many megabytes, compressed with gzip. Each megabyte is a gzip member of about a kilobyte; RFC 1952 allows several members.
*/
export function packBomb(megabytes: number): Uint8Array<ArrayBuffer> {
	const megabyte = gzipSync(Buffer.alloc(1_048_576, 'x'));
	return new Uint8Array(Buffer.concat([gzipSync('["'), ...Array.from({length: megabytes}, () => megabyte), gzipSync('"]')]));
}

/**
JSON of `depth` arrays, each inside the one before.
*/
export function nestArrays(depth: number): string {
	return '['.repeat(depth) + ']'.repeat(depth);
}
