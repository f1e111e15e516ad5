#!/usr/bin/env node
import { run } from './program';
import { processTerminal } from './terminal';

process.exitCode = run(processTerminal(), process.argv.slice(2));
