/* eslint-disable @typescript-eslint/naming-convention -- the names of RFC 6749 and RFC 8628 */
import type {Hono} from 'hono';
import type {EmulatorEnvironment, EmulatorParts} from '../environment.js';
import {deviceCodePath, oauthTokenPath} from '../target.js';

const page = (words: string, code: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sign in</title></head>
<body>
<h1>Sign in to the emulator</h1>
<p>${words}</p>
<form method="post">
<label>Code <input name="user_code" value="${escapeHtml(code)}"></label>
<button name="decision" value="approved">Approve</button>
<button name="decision" value="denied">Deny</button>
</form>
</body>
</html>
`;

function escapeHtml(text: string): string {
	return text.replaceAll(/["&'<>]/g, character => `&#${character.codePointAt(0)};`);
}

/**
Adds the endpoints of the identity provider, and the page on which a person approves a sign-in.
*/
export function addSignInRoutes(app: Hono<EmulatorEnvironment>, {identity}: Pick<EmulatorParts, 'identity'>): void {
	if (!identity) {
		return;
	}

	app.post(deviceCodePath, async context => {
		const begun = identity.begin(new URLSearchParams(await context.req.text()), new URL(context.req.url).origin);
		return begun ? context.json(begun) : context.json({error: 'invalid_client', error_description: 'this client is not known'}, 401);
	});

	app.post(oauthTokenPath, async context => {
		const answer = identity.answer(new URLSearchParams(await context.req.text()));
		// RFC 6749, section 5.1, forbids that a token is kept on the way.
		context.header('cache-control', 'no-store');
		return answer.ok ? context.json(answer.body) : context.json({error: answer.error}, answer.error === 'invalid_client' ? 401 : 400);
	});

	app.get('/activate', context => context.html(page('Does the program show the same code?', context.req.query('user_code') ?? '')));

	app.post('/activate', async context => {
		const form = new URLSearchParams(await context.req.text());
		const decision = form.get('decision') === 'denied' ? 'denied' : 'approved';
		const isKnown = identity.decide(form.get('user_code') ?? '', decision);
		return isKnown ? context.html(page(`The sign-in is ${decision}. You can close this page.`, '')) : context.html(page('No open sign-in has this code.', ''), 404);
	});
}
