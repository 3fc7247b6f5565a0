import type {PathStyle, Product} from '../api/types.js';
import type {SecretSource} from '../secrets/secret-source.js';

/**
A cluster with the name that an admin knows. The Management API cannot list clusters, so the profile holds them.
*/
export type Cluster = {
	readonly id: string;
	readonly name: string;
};

/**
The files and settings for TLS with a profile's host. The profile holds paths, never the content of files. Node's defaults apply for absent parts.
*/
export type TlsFiles = {
	/**
	PEM, trusted besides the authorities of Node and of this machine.
	*/
	readonly caFile?: string;
	/**
	PEM: the client's certificate and the key that belongs to it.
	*/
	readonly certificateFile?: string;
	readonly keyFile?: string;
	/**
	Switches off every check of the server's certificate. Every header says so.
	*/
	readonly isInsecure?: boolean;
};

/**
One account on one host, its clusters, and the places where its management token comes from.
*/
export type Profile = {
	readonly name: string;
	readonly origin: 'demo' | 'environment' | 'influxctl' | 'saved';
	/**
	Dedicated where it is absent. A Clustered profile has one cluster, whose id this program has made from the host, and a placeholder for an account.
	*/
	readonly product?: Product;
	/**
	For Clustered only: whether account and cluster stand in the path. InfluxData's documents and clients disagree about it. Where it is absent, the program asks the service.
	*/
	readonly pathStyle?: PathStyle;
	/**
	`https://console.influxdata.com`, or another origin.
	*/
	readonly host: string;
	readonly accountId: string;
	readonly accountName?: string;
	readonly clusters: readonly Cluster[];
	/**
	The program tries them in this order until one gives a token. Without any it asks the person.
	*/
	readonly secretSources: readonly SecretSource[];
	readonly tls?: TlsFiles;
	readonly isReadOnly: boolean;
	/**
	A production profile: its own colour, and its name must be typed before a revoke.
	*/
	readonly isProtected: boolean;
	/**
	Why it cannot be opened as it is, in sentences. It is listed nevertheless. Raw, and never saved.
	*/
	readonly problem?: string;
};

/**
Why not all saved profiles are known. A name that is not found may stand in the part of the file that could not be read.
*/
export type SettingsTrouble = {
	/**
	Sentences, raw, with the file, and the line and the column where they are known.
	*/
	readonly message: string;
	/**
	Whether the file may be set aside.
	*/
	readonly isDamaged: boolean;
	/**
	The `nameKey`s of profiles that the file has more than once.
	*/
	readonly ambiguous: ReadonlySet<string>;
};
