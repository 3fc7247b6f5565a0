/**
For `node --import`: makes this Node report the version in `PRETENDED_NODE`, or 20.1.0 without it.
*/
import process from 'node:process';

Object.defineProperty(process, 'versions', {value: {...process.versions, node: process.env.PRETENDED_NODE ?? '20.1.0'}});
