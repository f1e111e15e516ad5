#!/usr/bin/env node
import { run } from './program';
import { processTerminal } from './terminal';

// A reader that has seen enough and left, such as `head`, is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = run(processTerminal(), process.argv.slice(2));
