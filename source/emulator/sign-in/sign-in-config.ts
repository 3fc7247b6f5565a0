import {clientId} from './identity-provider.js';

/**
The text of an influxctl config whose one profile, `emulated`, signs in at the emulator at this address, which is Clustered's.
*/
export function signInConfig(url: string): string {
	const {hostname, port, protocol} = new URL(url);
	return `[[profile]]
name = "emulated"
product = "clustered"
host = "${hostname}"
port = "${port}"
${protocol === 'http:' ? '[profile.tls]\ndisable = true\n' : ''}[profile.auth.oauth2]
client_id = "${clientId}"
scopes = ["openid", "offline_access"]
parameters = {audience = "influxdb"}
token_url = "${url}/oauth/token"
device_url = "${url}/oauth/device/code"
`;
}
