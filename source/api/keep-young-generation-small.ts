import v8 from 'node:v8';

const factor = '--semi-space-growth-factor';

let users = 0;

/**
Keeps V8's young generation as small as it is until the returned function is called. Otherwise V8 makes it larger while a long list is read, because nearly everything that is read stays in use, and it then holds 100 MB for garbage. Does nothing but that: how often V8 collects garbage changes no result.

V8 compares its flags with those of a code cache, and refuses the cache when they differ. So the flag is set only while it is needed.
*/
export function keepYoungGenerationSmall(): () => void {
	users++;
	v8.setFlagsFromString(`${factor}=1`);
	let isKept = true;
	return () => {
		users -= isKept ? 1 : 0;
		isKept = false;
		if (users === 0) {
			// V8's own value.
			v8.setFlagsFromString(`${factor}=2`);
		}
	};
}
