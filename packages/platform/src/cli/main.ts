console.error('cli')
