/**
For `node --import`: makes this Node say that it is another one, by `PRETENDED_NODE`, or an old one.
*/
import process from 'node:process';

Object.defineProperty(process, 'versions', {value: {...process.versions, node: process.env.PRETENDED_NODE ?? '20.1.0'}});
