import type {Turn} from './change-state.js';
import type {Claim} from './gate.js';
import {lookedOf, requiresList, type Looked} from './looked.js';

/**
Looks at the turn's token by a GET through the gate, and by the shared list where the GET does not find it. Undefined when a `may-withdraw` claim was withdrawn and nothing was sent.
*/
export async function lookInTurn({change: {token}, api, gate, list}: Turn, claim: Claim): Promise<Looked | undefined> {
	const answer = await gate.ask(claim, async () => api.getToken(token.id));
	return answer && lookedOf(token.id, answer, requiresList(answer) ? await list.ask() : undefined);
}
