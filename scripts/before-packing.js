import {writeManifest} from './packed-manifest.js';

writeManifest();
