# Builds the program and puts it on the runtime image, as a user without rights.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY Directory.Build.props Directory.Build.targets Directory.Packages.props .editorconfig ./
COPY src ./src
RUN dotnet publish src/Extractor.Cli -c Release --use-current-runtime --self-contained false -p:PublishReadyToRun=true -o /app --nologo

FROM mcr.microsoft.com/dotnet/runtime:10.0
COPY --from=build /app /app
WORKDIR /data
RUN chown "$APP_UID" /data
USER $APP_UID
VOLUME /data
ENTRYPOINT ["dotnet", "/app/extractor.dll"]
CMD ["--help"]
