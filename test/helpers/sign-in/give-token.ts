import type {Emulator} from '../../../source/emulator/emulator.js';

/**
Lets an emulator's identity provider give a token, as if a person had signed in elsewhere. It needs `approveAfter: 0`.
*/
export async function giveToken({url}: Pick<Emulator, 'url'>): Promise<string> {
	const post = async (path: string, form: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> => {
		const response = await fetch(url + path, {method: 'POST', body: new URLSearchParams(form)});
		return response.json() as Promise<Readonly<Record<string, string>>>;
	};

	const client = Object.fromEntries([['client_id', 'influx-tokens-emulator']]);
	const {device_code: deviceCode} = await post('/oauth/device/code', client);
	const {access_token: token} = await post('/oauth/token', {...client, ...Object.fromEntries([['grant_type', 'urn:ietf:params:oauth:grant-type:device_code'], ['device_code', deviceCode!]])});
	return token!;
}
