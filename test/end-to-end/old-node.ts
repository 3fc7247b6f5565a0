/**
For `node --import`: makes this Node say that it is an old one.
*/
import process from 'node:process';

Object.defineProperty(process, 'versions', {value: {...process.versions, node: '20.1.0'}});
