return await Extractor.Cli.App.RunAsync(args).ConfigureAwait(false);
