import type {Secret} from '../secrets/secret.js';
import type {
	Network,
	PathStyle,
	Product,
	Timeouts,
} from './types.js';

/**
The service and the cluster that an API speaks to, and how.
*/
export type ManagementApiOptions = {
	/**
	Origin, optionally with a path prefix: `https://console.influxdata.com`. https, or http on loopback only.
	*/
	readonly host: string;
	/**
	Default: Cloud Dedicated.
	*/
	readonly product?: Product | undefined;
	/**
	For Clustered only. Without it, a read before the first call finds out which style the host answers on.
	*/
	readonly pathStyle?: PathStyle | undefined;
	/**
	For Cloud Dedicated only, as is `clusterId`. Neither is sent to Clustered.
	*/
	readonly accountId: string;
	readonly clusterId: string;
	readonly network?: Network | undefined;
	/**
	Gives the management token. It is called for every call of the API, so that a replaced token takes effect in the middle of a batch.
	*/
	readonly secret: () => Secret;
	/**
	What a person can do where the service refuses the management token (401): whole sentences, which end the error's message. Raw.
	*/
	readonly tokenAdvice?: string | undefined;
	/**
	When true, every call that changes something is refused before anything is sent.
	*/
	readonly isReadOnly: boolean;
	readonly timeouts?: Partial<Timeouts>;
};
