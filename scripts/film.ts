import {createHash} from 'node:crypto';
import {animatedPicture, type Frame} from './animated-picture.js';
import {pictureOf} from './picture.js';
import {transcriptOf} from './transcript-of.js';
import {walk} from './walk.js';

/**
The walk through the program as an animated PNG, and as the text of its screens. The picture has the SHA-256 of that text under the keyword `Transcript`, so that a test can tell whether both are of one run.
*/
export async function filmOf(): Promise<{readonly picture: Uint8Array; readonly transcript: string}> {
	const frames: Frame[] = [];
	const transcript = await transcriptOf(async see => walk((app, step) => {
		const {pixels, width, height} = pictureOf(app.terminal);
		frames.push({
			pixels, width, height, stays: step.stays,
		});
		see(app.screenText(), step);
	}));
	const picture = animatedPicture(frames as [Frame, ...Frame[]], ['Transcript', createHash('sha256').update(transcript).digest('hex')]);
	return {picture, transcript};
}
