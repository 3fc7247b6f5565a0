/**
For `node --import`: lets a test throw an error inside a running program.
*/
import process from 'node:process';

process.on('SIGUSR2', () => {
	throw new Error('thrown inside');
});
