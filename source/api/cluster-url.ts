import {isUuid, parseHost, type ParsedHost} from './parse-host.js';
import type {ManagementApiOptions, PathStyle} from './types.js';

/**
What says where the calls on a cluster go.
*/
export type ClusterAddress = Pick<ManagementApiOptions, 'host' | 'product' | 'pathStyle' | 'accountId' | 'clusterId'>;

/**
What InfluxData's own clients put in the place of Clustered's account and cluster ids.
*/
export const placeholderId = '11111111-1111-1111-1111-111111111111';

/**
What this process has found out of Clustered hosts, by `parseHost`'s form of them. Nothing but a host's own answer comes in here.
*/
const foundStyles = new Map<string, PathStyle>();

export function keepPathStyle(host: string, style: PathStyle): void {
	foundStyles.set(host, style);
}

/**
The style of Clustered's paths where it is said or was found out; undefined where a read has to tell. `host` is `parseHost`'s form.
*/
export function knownPathStyle(host: string, {pathStyle}: Pick<ClusterAddress, 'pathStyle'>): PathStyle | undefined {
	return pathStyle ?? foundStyles.get(host);
}

/**
The host, in `parseHost`'s form, of an address that calls can be sent to; or why they cannot, in one sentence.
*/
export function parseAddress({host: hostText, product, accountId, clusterId}: ClusterAddress): ParsedHost {
	const host = parseHost(hostText);
	if (!host.ok || product === 'clustered') {
		return host;
	}

	if (!isUuid(accountId)) {
		return {ok: false, problem: 'The account ID of this profile is not a UUID: copy it from the Admin UI or from influxctl.'};
	}

	return isUuid(clusterId) ? host : {ok: false, problem: 'The cluster ID of this profile is not a UUID: copy it from the Admin UI or from influxctl.'};
}

/**
The URL that the paths of a cluster's calls stand behind. `host` is what `parseAddress` gives for this address; `style` matters for Clustered only.
*/
export function clusterUrl(host: string, {product, accountId, clusterId}: ClusterAddress, style: PathStyle): string {
	if (product !== 'clustered') {
		return `${host}/api/v0/accounts/${accountId}/clusters/${clusterId}`;
	}

	return style === 'short' ? `${host}/api/v0` : `${host}/api/v0/accounts/${placeholderId}/clusters/${placeholderId}`;
}
