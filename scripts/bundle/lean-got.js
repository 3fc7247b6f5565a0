import {constants} from 'node:http2';
import {replacedTexts} from './replaced-texts.js';

const names = ['HTTP2_HEADER_AUTHORITY', 'HTTP2_HEADER_METHOD', 'HTTP2_HEADER_PATH', 'HTTP2_HEADER_SCHEME', 'HTTP2_HEADER_STATUS', 'HTTP2_METHOD_CONNECT', 'NGHTTP2_CANCEL', 'NGHTTP2_NO_ERROR'];
const values = Object.fromEntries(names.map(name => [name, constants[name]]));

/**
A plugin for rolldown that writes the values of Node's HTTP/2 constants into got, which reads them when it is loaded. Without it, the first request makes Node load its HTTP/2, which the program does not use. If got read them only for HTTP/2, the plugin would be superfluous.
*/
export const leanGot = replacedTexts('lean-got', {
	'got/dist/source/core/utils/http2-client.js': [[
		`const { ${names.join(', ')}, } = http2.constants;`,
		`const { ${names.join(', ')} } = ${JSON.stringify(values)};`,
	]],
});
