import type {ApiError} from '../../../api/api-error.js';
import {exitCodes, type ExitCode} from '../../../exit-codes.js';
import {refuse, type Refusal, type Result} from '../../../result.js';

type WithExitCode = {readonly exitCode: ExitCode};

/**
Why a command ends before its work is done: the sentence for stderr, and the exit code.
*/
export type CommandRefusal = Refusal<WithExitCode>;

/**
The result of one part of a command's work: the value, or what the command ends with.
*/
export type CommandResult<Value> = Result<Value, WithExitCode>;

/**
Turns a failed call into the refusal that a command ends with. The exit code is 3 where the service refuses the management token, and 1 for every other failure.
*/
export function refusalOf({kind, message}: ApiError): CommandRefusal {
	return refuse(message, {exitCode: kind === 'unauthorized' ? exitCodes.credentials : exitCodes.notAll});
}
