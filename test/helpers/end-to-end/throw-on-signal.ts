/**
For `node --import`: throws an error inside the running program when a test sends SIGUSR2.
*/
import process from 'node:process';

process.on('SIGUSR2', () => {
	throw new Error('thrown inside');
});
